/** The embedded DynamoDB as a process of its own. */
import { startDynamoDb } from '@vigia/embedded/dynamodb';

const { endpoint } = await startDynamoDb();
process.send?.({ address: endpoint });
process.on('disconnect', () => process.exit());
