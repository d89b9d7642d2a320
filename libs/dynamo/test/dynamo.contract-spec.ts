import { afterAll } from 'vitest';
import { storageContract } from './contracts/storage.contract.js';
import { startDynamoEngine } from './support/dynamo-engine.js';

const engine = await startDynamoEngine();
afterAll(() => engine.close());

storageContract('DynamoDB', () => engine.open(), 15);
