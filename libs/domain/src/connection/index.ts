export { CONNECTION_MINUTES, type Connection } from './connection.js';
export { ConnectionRepository } from './connection.repository.js';
