import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  PhotoRepository,
  PhotoStatus,
  type Photo,
  type ReadyPhoto,
  type RejectedPhoto,
  type UploadingPhoto,
} from '@vigia/domain/photo';
import { batchGet } from '../batch-get.js';
import { failed, isConditionFailure } from '../errors.js';
import { isNew } from '../expressions.js';
import type { TableNames } from '../table.js';
import { fromPhotoItem, toPhotoItem } from './photo.item.js';

/** Photos in DynamoDB. */
export class DynamoPhotoRepository extends PhotoRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'photos'>,
  ) {
    super();
  }

  override async create(photo: UploadingPhoto): Promise<void> {
    const Item = toPhotoItem(photo);
    await this.client
      .send(new PutCommand({ TableName: this.tables.photos, Item, ...isNew('id') }))
      .catch(failed('create a photo'));
  }

  override async find(id: string): Promise<Photo | undefined> {
    const { Item } = await this.client
      .send(new GetCommand({ TableName: this.tables.photos, Key: { id }, ConsistentRead: true }))
      .catch(failed('find a photo'));
    return Item && fromPhotoItem(Item);
  }

  override async findAll(ids: readonly string[]): Promise<readonly Photo[]> {
    const keys = [...new Set(ids)].map((id) => ({ id }));
    const items = await batchGet(this.client, 'find photos', this.tables.photos, keys);
    return items.map(fromPhotoItem);
  }

  override async settle(photo: ReadyPhoto | RejectedPhoto): Promise<boolean> {
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.tables.photos,
          Item: toPhotoItem(photo),
          ConditionExpression: '#status = :uploading',
          ExpressionAttributeNames: { '#status': 'estado' },
          ExpressionAttributeValues: { ':uploading': PhotoStatus.Uploading },
        }),
      );
      return true;
    } catch (error) {
      return isConditionFailure(error) ? false : failed('settle a photo')(error);
    }
  }
}
