export { WebhooksPage } from '../../features/webhooks/components/webhooks-page.js';
