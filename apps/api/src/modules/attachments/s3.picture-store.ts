import { addAbortSignal, type Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ReadyPhoto, UploadRequest } from '@vigia/domain/photo';
import { Config } from '../../config/config.js';
import {
  PictureStore,
  type Download,
  type EncodedPictures,
  type OpenPicture,
  type PictureSize,
  type UploadForm,
} from './picture-store.js';

const CONNECT_MS = 1_000;
const REQUEST_MS = 15_000;
const ATTEMPTS = 3;
const SIZES: readonly PictureSize[] = ['full', 'thumbnail'];

/** Pictures in one bucket: `uploads/` and `loose/` are cleared by its lifecycle, `photos/` is for good. */
@Injectable()
export class S3PictureStore extends PictureStore implements OnApplicationShutdown {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #uploadUrl: string | undefined;

  constructor({ photos: { region, bucket, endpoint, uploadUrl } }: Config) {
    super();
    this.#bucket = bucket;
    this.#uploadUrl = uploadUrl;
    this.#client = new S3Client({
      region,
      maxAttempts: ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: REQUEST_MS,
        throwOnRequestTimeout: true,
      },
      ...(endpoint !== undefined && {
        endpoint,
        forcePathStyle: true,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
    });
  }

  override async presign(
    photoId: string,
    { type, bytes }: UploadRequest,
    seconds: number,
  ): Promise<UploadForm> {
    const { url, fields } = await createPresignedPost(this.#client, {
      Bucket: this.#bucket,
      Key: uploadKey(photoId),
      Expires: seconds,
      // What is a field is also a condition.
      Fields: { 'Content-Type': type },
      Conditions: [['content-length-range', 1, bytes]],
    });
    return { url: this.#uploadUrl ?? url, fields: Object.entries(fields) };
  }

  override async download(photoId: string, maxBytes: number): Promise<Download> {
    const upload = await this.get(uploadKey(photoId));
    if (upload === undefined) return 'missing';
    // A bucket that stops in the middle must not hold up everybody who waits behind.
    const body = addAbortSignal(AbortSignal.timeout(REQUEST_MS), upload.stream);
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      // Leaving the loop ends the connection: what a liar uploaded is not read to its end.
      if (bytes > maxBytes) return 'too-large';
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  override async removeUpload(photoId: string): Promise<void> {
    await this.#client.send(
      new DeleteObjectCommand({ Bucket: this.#bucket, Key: uploadKey(photoId) }),
    );
  }

  override async putLoose(
    photoId: string,
    digest: string,
    pictures: EncodedPictures,
  ): Promise<void> {
    await Promise.all(
      SIZES.map((size) =>
        this.#client.send(
          new PutObjectCommand({
            Bucket: this.#bucket,
            Key: pictureKey('loose', photoId, digest, size),
            Body: pictures[size],
            ContentType: 'image/webp',
          }),
        ),
      ),
    );
  }

  override async keep({ id, picture: { digest } }: ReadyPhoto): Promise<void> {
    await Promise.all(
      SIZES.map((size) =>
        this.#client.send(
          new CopyObjectCommand({
            Bucket: this.#bucket,
            Key: pictureKey('photos', id, digest, size),
            CopySource: `${this.#bucket}/${pictureKey('loose', id, digest, size)}`,
          }),
        ),
      ),
    );
  }

  override async open(photo: ReadyPhoto, size: PictureSize): Promise<OpenPicture> {
    const folder = photo.incidentId === null ? 'loose' : 'photos';
    const key = pictureKey(folder, photo.id, photo.picture.digest, size);
    const picture = await this.get(key);
    if (picture === undefined) throw new Error(`The picture ${key} is missing.`);
    return picture;
  }

  onApplicationShutdown(): void {
    this.#client.destroy();
  }

  private async get(Key: string): Promise<OpenPicture | undefined> {
    try {
      const { Body, ContentLength } = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key }),
      );
      return { stream: Body as Readable, bytes: ContentLength };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }
}

function uploadKey(photoId: string): string {
  return `uploads/${photoId}`;
}

function pictureKey(
  folder: 'loose' | 'photos',
  photoId: string,
  digest: string,
  size: PictureSize,
): string {
  return `${folder}/${photoId}/${digest}-${size}.webp`;
}
