import { Module } from '@nestjs/common';
import { CampusController } from './campus.controller.js';

/** What everybody may know of this campus. */
@Module({ controllers: [CampusController] })
export class CampusModule {}
