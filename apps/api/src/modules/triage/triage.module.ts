import { Module } from '@nestjs/common';
import { TriageController } from './triage.controller.js';

/** How admins put the queue in order. */
@Module({ controllers: [TriageController] })
export class TriageModule {}
