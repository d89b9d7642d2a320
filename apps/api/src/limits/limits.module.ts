import { Global, Module } from '@nestjs/common';
import { Clock } from '@vigia/platform';
import { Config } from '../config/config.js';
import { CounterWindows } from './counter-windows.js';
import { MemoryCounterWindows } from './memory-counter-windows.js';
import { RateLimits } from './rate-limits.js';
import { RedisCounterWindows } from './redis-counter-windows.js';

/** How often who may ask what; the guards of the auth module put it in front of every route. */
@Global()
@Module({
  providers: [
    {
      provide: CounterWindows,
      inject: [Config, Clock],
      useFactory: ({ redisUrl }: Config, clock: Clock): CounterWindows => {
        const memory = new MemoryCounterWindows(clock);
        return redisUrl === undefined ? memory : new RedisCounterWindows(redisUrl, memory);
      },
    },
    RateLimits,
  ],
  exports: [CounterWindows, RateLimits],
})
export class LimitsModule {}
