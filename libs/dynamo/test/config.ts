/** A DynamoDB to test against instead of the embedded engine. */
export const DYNAMODB_ENDPOINT = process.env['DYNAMODB_ENDPOINT'];
