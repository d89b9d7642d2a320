import {
  Module,
  type DynamicModule,
  type MiddlewareConsumer,
  type NestModule,
} from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { jsonBody, ProblemFilter, RequestValidationPipe } from '@vigia/platform/nest';
import cookieParser from 'cookie-parser';
import { LoggerModule } from 'nestjs-pino';
import { rememberSource } from './access/request-source.js';
import { ConfigModule, type Parts } from './config/config.module.js';
import { Config } from './config/config.js';
import { AssignmentModule } from './modules/incidents/assignment/assignment.module.js';
import { AttachmentsModule } from './modules/attachments/attachments.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { AuthModule } from './modules/auth/auth.module.js';
import { BoardsModule } from './modules/boards/boards.module.js';
import { CampusModule } from './modules/campus/campus.module.js';
import { ConversationModule } from './modules/conversation/conversation.module.js';
import { DevicesModule } from './modules/devices/devices.module.js';
import { HealthModule } from './modules/health/health.module.js';
import { IncidentsModule } from './modules/incidents/incidents.module.js';
import { NotificationsModule } from './modules/notifications/notifications.module.js';
import { PreferencesModule } from './modules/preferences/preferences.module.js';
import { OutreachModule } from './modules/outreach/outreach.module.js';
import { UsersModule } from './modules/users/users.module.js';
import { WorkModule } from './modules/work-log/work.module.js';
import { WebhooksModule } from './modules/webhooks/webhooks.module.js';
import { LimitsModule } from './limits/limits.module.js';
import { PersistenceModule } from './persistence/persistence.module.js';
import { requestLog } from './request-log.js';

const BODY_LIMIT = '64kb';

/** The modules of the api, and what stands around every route. */
@Module({
  providers: [
    {
      provide: APP_FILTER,
      inject: [Config],
      useFactory: ({ http }: Config) => new ProblemFilter(http.problemBaseUrl),
    },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
  ],
})
export class AppModule implements NestModule {
  static with(config: Config, parts: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(requestLog(config.logLevel, parts.logStream)),
        ConfigModule.with(config, parts),
        PersistenceModule,
        LimitsModule,
        AuditModule,
        AuthModule,
        UsersModule,
        IncidentsModule,
        ConversationModule,
        WorkModule,
        AssignmentModule,
        NotificationsModule,
        PreferencesModule,
        AttachmentsModule,
        BoardsModule,
        CampusModule,
        WebhooksModule,
        DevicesModule,
        OutreachModule,
        HealthModule,
      ],
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(cookieParser(), jsonBody(BODY_LIMIT), rememberSource).forRoutes('{/*splat}');
  }
}
