import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Config } from '../../config/config.js';
import { CatalogueDto, toCatalogueDto } from './catalogue.dto.js';

@ApiTags('campus')
@Controller('campus')
export class CatalogueController {
  readonly #catalogue: CatalogueDto;

  constructor({ campus }: Config) {
    this.#catalogue = toCatalogueDto(campus.catalogue);
  }

  @Get()
  @Header('Cache-Control', 'private, max-age=300')
  @ApiOperation({
    operationId: 'getCampus',
    summary: 'The catalogue of the campus',
    description:
      'Buildings, floors and rooms; kinds of incident with their questions and checklists; risks. Changes with a deployment only: `If-None-Match` with its ETag answers 304.',
  })
  @ApiResponse({
    status: 200,
    type: CatalogueDto,
    description: 'The catalogue.',
    headers: {
      ETag: {
        description: 'Its version in quotes.',
        schema: { type: 'string', maxLength: 40, pattern: '^"[0-9a-f]+"$' },
      },
    },
  })
  @ApiResponse({ status: 304, description: 'It is as `If-None-Match` says.' })
  get(@Res({ passthrough: true }) response: Response): CatalogueDto {
    response.setHeader('ETag', `"${this.#catalogue.version}"`);
    return this.#catalogue;
  }
}
