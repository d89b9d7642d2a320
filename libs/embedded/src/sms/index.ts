export { startSms, type EmbeddedSms, type Sms } from './start-sms.js';
