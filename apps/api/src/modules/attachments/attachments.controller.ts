import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Req,
  Res,
  StreamableFile,
  applyDecorators,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import { photoView } from '@vigia/wire';
import type { Request, Response } from 'express';
import { CurrentActor } from '../../access/access.decorators.js';
import { PhotoDto } from '../../photos/photo.dto.js';
import { CompletionsService } from './completions.service.js';
import { BeginPhotoDto, toUploadRequest } from './dto/begin-photo.dto.js';
import { BegunPhotoDto, toBegunPhotoDto } from './dto/begun-photo.dto.js';
import { PictureStore, type PictureSize } from './picture-store.js';
import { UploadsService } from './uploads.service.js';
import { ViewingService } from './viewing.service.js';

/** Rights are looked up again after ten minutes at the latest, and at once for another session. */
const CACHE = { 'Cache-Control': 'private, max-age=600', Vary: 'Cookie, Authorization' } as const;

const ApiPhotoId = (): MethodDecorator =>
  ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid', maxLength: 36 } });

/** A route that answers a picture. */
function GetPicture(path: string, operationId: string, summary: string): MethodDecorator {
  const ETAG = {
    ETag: {
      description: 'Names the content, for `If-None-Match`.',
      schema: { type: 'string', maxLength: 60, pattern: '^"[0-9a-f]+-[a-z]+"$' },
    },
  } as const;
  return applyDecorators(
    Get(path),
    ApiOperation({
      operationId,
      summary,
      description: 'For an `<img>` of the same site: the session cookie is enough.',
    }),
    ApiPhotoId(),
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      schema: { type: 'string', maxLength: 200, pattern: '^[ -~]*$' },
    }),
    ApiResponse({
      status: 200,
      description: 'The picture.',
      content: {
        'image/webp': { schema: { type: 'string', format: 'binary', maxLength: 20_000_000 } },
      },
      headers: ETAG,
    }),
    ApiResponse({ status: 304, description: 'As the caller has it.', headers: ETAG }),
    ApiProblem('photo-not-found'),
  );
}

@ApiTags('fotos')
@Controller('fotos')
export class AttachmentsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly completions: CompletionsService,
    private readonly viewing: ViewingService,
    private readonly store: PictureStore,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'beginPhoto',
    summary: 'Begin a photo',
    description:
      'Answers a form to upload the file with. Then it is completed; a photo that nobody puts onto an incident is forgotten after a day.',
  })
  @ApiResponse({ status: 201, type: BegunPhotoDto, description: 'The photo, to be uploaded.' })
  @ApiProblem('photo-type-unsupported')
  async begin(@CurrentActor() actor: Actor, @Body() body: BeginPhotoDto): Promise<BegunPhotoDto> {
    return toBegunPhotoDto(await this.uploads.begin(actor, toUploadRequest(body)));
  }

  @Post(':id/completar')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'completePhoto',
    summary: 'Complete a photo',
    description:
      'After the upload: looks at the file, turns it upright, takes out what the camera wrote into it and makes a thumbnail. May be repeated.',
  })
  @ApiPhotoId()
  @ApiResponse({ status: 200, type: PhotoDto, description: 'The photo, which can be shown now.' })
  @ApiProblem(
    'photo-not-found',
    'photo-not-uploaded',
    'photo-too-large',
    'photo-type-unsupported',
    'photo-unreadable',
    'photo-too-many-pixels',
  )
  async complete(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PhotoDto> {
    const { picture } = await this.completions.complete(actor, id);
    return photoView({ id, width: picture.width, height: picture.height });
  }

  @GetPicture(':id', 'getPhoto', 'A photo')
  async full(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    return this.answer(actor, id, 'full', request, response);
  }

  @GetPicture(':id/miniatura', 'getThumbnail', 'A photo, small')
  async thumbnail(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    return this.answer(actor, id, 'thumbnail', request, response);
  }

  private async answer(
    actor: Actor,
    id: string,
    size: PictureSize,
    request: Request,
    response: Response,
  ): Promise<StreamableFile | undefined> {
    const photo = await this.viewing.find(actor, id);
    const etag = `"${photo.picture.digest}-${size}"`;
    const isKnown =
      request
        .get('If-None-Match')
        ?.split(/\s*,\s*/)
        .includes(etag) === true;
    const picture = isKnown ? undefined : await this.store.open(photo, size);
    response.set({ ...CACHE, ETag: etag, 'Cross-Origin-Resource-Policy': 'same-site' });
    if (picture === undefined) {
      response.status(304);
      return undefined;
    }
    return new StreamableFile(picture.stream, {
      type: 'image/webp',
      disposition: 'inline',
      ...(picture.bytes !== undefined && { length: picture.bytes }),
    });
  }
}
