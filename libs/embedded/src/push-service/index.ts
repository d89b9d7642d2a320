export {
  startPushService,
  type ArrivedPush,
  type EmbeddedPushService,
  type PushSubscriptionInfo,
} from './start-push-service.js';
