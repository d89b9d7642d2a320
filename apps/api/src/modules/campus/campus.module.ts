import { Module } from '@nestjs/common';
import { CampusForms } from '../../campus/campus-forms.js';
import { CampusController } from './campus.controller.js';
import { CatalogueController } from './catalogue.controller.js';

/** What everybody may know of this campus. */
@Module({
  controllers: [CampusController, CatalogueController],
  providers: [CampusForms],
  exports: [CampusForms],
})
export class CampusModule {}
