import { ApiPropertyOptional } from '@nestjs/swagger';
import { DeliveryStatus } from '@vigia/domain/webhook';
import { IsIn } from 'class-validator';
import { PageCursor, PageLimit } from '../../../paging/page.decorators.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

/** Deliveries on one page at most. */
export const DELIVERIES_LIMIT = 100;
const STATUSES = Object.values(DeliveryStatus);

export class ListDeliveriesQuery {
  @ApiPropertyOptional({ enum: STATUSES, description: 'Only deliveries that stand like this.' })
  @MayBeAbsent()
  @IsIn(STATUSES)
  readonly estado?: DeliveryStatus;

  @PageLimit('Deliveries', DELIVERIES_LIMIT)
  readonly limite?: number;

  @PageCursor()
  readonly cursor?: string;
}
