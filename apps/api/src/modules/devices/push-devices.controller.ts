import { Body, Controller, Delete, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentCaller } from '../../access/access.decorators.js';
import type { Caller } from '../../access/caller.js';
import { DevicesService } from './devices.service.js';
import { DeviceAddressDto, DeviceDto, RegisterDeviceDto } from './dto/device.dto.js';

/** Where people are told what happens while the web app is closed. All of it is repeatable by itself. */
@ApiTags('devices')
@Controller('dispositivos')
export class PushDevicesController {
  constructor(private readonly devices: DevicesService) {}

  @Put()
  @ApiOperation({
    operationId: 'registerDevice',
    summary: 'Be told on this device',
    description:
      'For as long as the calling session lives. A browser that somebody else registered is the caller’s from now on; of more than ten devices the one unused longest goes.',
  })
  @ApiResponse({ status: 200, type: DeviceDto, description: 'The device.' })
  @ApiProblem('push-off', 'push-address-refused', 'device-not-found', 'concurrent-change')
  async register(
    @CurrentCaller() caller: Caller,
    @Body() { anterior, ...subscription }: RegisterDeviceDto,
  ): Promise<DeviceDto> {
    const { id } = await this.devices.register(caller, subscription, anterior);
    return { id };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'forgetDevice',
    summary: 'Be told on this device no more',
    description: 'A device that is not the caller’s is left alone.',
  })
  @ApiResponse({ status: 204, description: 'It is told nothing more.' })
  async forget(
    @CurrentCaller() caller: Caller,
    @Body() { endpoint }: DeviceAddressDto,
  ): Promise<void> {
    await this.devices.forget(caller, endpoint);
  }

  @Post('prueba')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'probeDevice',
    summary: 'Send a notice to this device to try it out',
    description: 'To no other one. It is under way when this answers.',
  })
  @ApiResponse({ status: 202, description: 'The push service of the device took it.' })
  @ApiProblem('push-off', 'device-not-found', 'push-unavailable')
  async probe(
    @CurrentCaller() caller: Caller,
    @Body() { endpoint }: DeviceAddressDto,
  ): Promise<void> {
    await this.devices.probe(caller, endpoint);
  }
}
