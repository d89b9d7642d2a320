import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, Ids, RandomIds, SystemClock } from '@vigia/platform';
import type { DestinationStream } from 'pino';
import { Config } from './config.js';

/** What a test may replace. */
export interface Parts {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly logStream?: DestinationStream;
}

/** Gives every module the configuration, the time and new ids. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: Config, parts: Parts): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: parts.clock ?? new SystemClock() },
        { provide: Ids, useValue: parts.ids ?? new RandomIds() },
      ],
      exports: [Config, Clock, Ids],
    };
  }
}
