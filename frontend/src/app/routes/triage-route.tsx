export { QueuePage } from '../../features/incidents/triage/queue-page.js';
