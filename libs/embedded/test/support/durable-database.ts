import { startDynamoDb } from '../../src/dynamodb/index.js';

/** The program that durability tests kill: a database in the folder given, which says where it listens. */
const { endpoint } = await startDynamoDb({ path: process.argv[2] ?? '' });
process.stdout.write(`${endpoint}\n`);
