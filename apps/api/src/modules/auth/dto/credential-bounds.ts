import { EMAIL_MAX } from '@vigia/domain/user';
import { PASSWORD_MIN } from '../../../access/password-min.js';

/** Bounds of what people type; passwords of the old system were not bounded, so a login takes longer ones. */
export const NAME = { max: 120 } as const;
export const NEW_PASSWORD = { min: PASSWORD_MIN, max: 128 } as const;
export const ANY_PASSWORD = { max: 1024 } as const;
export const ADDRESS = { max: EMAIL_MAX } as const;
export const SECRET = { max: 200 } as const;
