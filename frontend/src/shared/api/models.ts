import type { components } from './schema.js';

type Schemas = components['schemas'];

export type User = Schemas['UserDto'];
export type Incident = Schemas['IncidentDto'];
export type Activity = Schemas['ActivityDto'];
export type Notification = Schemas['NotificationDto'];
export type NotificationPage = Schemas['NotificationPageDto'];
export type PublicConfig = Schemas['PublicConfigDto'];
export type ProblemBody = Schemas['ProblemDto'];

export type Role = User['tipo'];
export type AccountState = User['estado'];
export type IncidentState = Incident['estado'];
export type Risk = Incident['nivel_riesgo'];
export type IncidentMove = Incident['acciones'][number];
