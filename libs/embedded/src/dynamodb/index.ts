export { startDynamoDb, type DynamoDbOptions, type EmbeddedDynamoDb } from './start-dynamodb.js';
