import { Module, type DynamicModule } from '@nestjs/common';
import { BUS, type Bus } from '../port/bus.js';

/** Makes the bus injectable everywhere: `@Inject(BUS) bus: Bus`. */
@Module({})
export class BusModule {
  static of(bus: Bus): DynamicModule {
    return { module: BusModule, global: true, providers: [{ provide: BUS, useValue: bus }], exports: [BUS] };
  }
}
