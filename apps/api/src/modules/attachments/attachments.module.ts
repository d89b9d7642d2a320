import { Module } from '@nestjs/common';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsService } from './attachments.service.js';
import { CompletionsService } from './completions.service.js';
import { PictureMaker } from './picture-maker.js';
import { PictureStore } from './picture-store.js';
import { S3PictureStore } from './s3.picture-store.js';
import { UploadsService } from './uploads.service.js';
import { ViewingService } from './viewing.service.js';

@Module({
  controllers: [AttachmentsController],
  providers: [
    AttachmentsService,
    UploadsService,
    CompletionsService,
    ViewingService,
    PictureMaker,
    { provide: PictureStore, useClass: S3PictureStore },
  ],
  exports: [AttachmentsService],
})
export class AttachmentsModule {}
