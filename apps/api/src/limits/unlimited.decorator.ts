import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const UNLIMITED = 'x-unlimited';

/** The route may be called as often as anybody likes: it costs nothing, and load balancers ask all the time. */
export function Unlimited(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(UNLIMITED, true), ApiExtension(UNLIMITED, true));
}
