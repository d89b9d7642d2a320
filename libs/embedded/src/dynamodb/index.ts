export { DatabaseInUseError } from './engine.js';
export { startDynamoDb, type DynamoDbOptions, type EmbeddedDynamoDb } from './start-dynamodb.js';
