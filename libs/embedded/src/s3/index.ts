export { startS3, type EmbeddedS3, type S3Options } from './start-s3.js';
