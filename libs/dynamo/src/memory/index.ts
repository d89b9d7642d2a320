export { MemoryConnectionRepository } from './memory-connection.repository.js';
export { MemoryIncidentRepository } from './memory-incident.repository.js';
export { MemoryNotificationRepository } from './memory-notification.repository.js';
export { MemoryOneTimeTokenRepository } from './memory-one-time-token.repository.js';
export { MemoryReceiptRepository } from './memory-receipt.repository.js';
export { MemorySessionRepository } from './memory-session.repository.js';
export { MemoryStore } from './memory-store.js';
export { MemoryUserRepository } from './memory-user.repository.js';
