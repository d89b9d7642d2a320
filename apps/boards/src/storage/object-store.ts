import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

/** Port: immutable objects by key. */
export abstract class ObjectStore {
  abstract put(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, or `undefined` when there is no such object. */
  abstract get(key: string): Promise<Uint8Array | undefined>;
  abstract remove(key: string): Promise<void>;
  /** The keys that start with a prefix, in order. */
  abstract list(prefix: string): Promise<readonly StoredKey[]>;
  /** Fails when the store is out of reach. */
  abstract check(): Promise<void>;
}

/** One object of a list. */
export interface StoredKey {
  readonly key: string;
  readonly bytes: number;
  readonly storedAt: string;
}

/** Where the bucket is. */
export interface BucketOptions {
  readonly region: string;
  readonly bucket: string;
  /** A stand-in for S3, which takes any credentials; absent for AWS itself. */
  readonly endpoint?: string | undefined;
}

const CONNECT_MS = 1_000;
const REQUEST_MS = 10_000;
const ATTEMPTS = 3;

/** Objects in an S3 bucket. */
export class S3ObjectStore extends ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor({ region, bucket, endpoint }: BucketOptions) {
    super();
    this.#bucket = bucket;
    this.#client = new S3Client({
      region,
      maxAttempts: ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: REQUEST_MS,
        throwOnRequestTimeout: true,
      },
      ...(endpoint === undefined
        ? {}
        : {
            endpoint,
            forcePathStyle: true,
            credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
          }),
    });
  }

  override async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: key,
        Body: bytes,
        ContentType: 'application/octet-stream',
        ContentEncoding: 'br',
      }),
    );
  }

  override async get(key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: key }),
      );
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  override async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
  }

  override async list(prefix: string): Promise<readonly StoredKey[]> {
    const found: StoredKey[] = [];
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: prefix,
          ...(token === undefined ? {} : { ContinuationToken: token }),
        }),
      );
      for (const { Key, Size, LastModified } of page.Contents ?? []) {
        if (Key === undefined) continue;
        const storedAt = LastModified?.toISOString() ?? '';
        found.push({ key: Key, bytes: Size ?? 0, storedAt });
      }
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return found;
  }

  override async check(): Promise<void> {
    await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }));
  }

  /** Closes its connections. */
  close(): void {
    this.#client.destroy();
  }
}
