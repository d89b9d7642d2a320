import { Logger } from 'nestjs-pino';
import { readConfig } from './config/config.js';
import { createApp } from './create-app.js';
import { OutreachCourier } from './modules/outreach/outreach-courier.js';
import { WebhookCourier } from './modules/webhooks/webhook-courier.js';

const config = readConfig();
const app = await createApp(config);
await app.listen(config.http.port, config.http.host);
app.get(WebhookCourier).start();
app.get(OutreachCourier).start();
app.get(Logger).log({ url: await app.getUrl() }, 'listening');
