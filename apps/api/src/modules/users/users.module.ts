import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { MailModule } from '../mail/mail.module.js';
import { RolesController } from './roles.controller.js';
import { RolesService } from './roles.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** Who has an account. */
@Module({
  imports: [AuthModule, MailModule],
  controllers: [RolesController, UsersController],
  providers: [RolesService, UsersService],
})
export class UsersModule {}
