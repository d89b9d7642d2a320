import { startS3 } from '../../src/s3/index.js';

/** The program that durability tests kill: an S3 in the folder given, which says where it listens. */
const { endpoint } = await startS3({ path: process.argv[2] ?? '', buckets: ['kept'] });
process.stdout.write(`${endpoint}\n`);
