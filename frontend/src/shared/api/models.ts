import type { components } from './schema.js';

type Schemas = components['schemas'];

export type AccountEvent = Schemas['AccountEventDto'];
export type SentInvitation = Schemas['SentInvitationDto'];
export type User = Schemas['UserDto'];
/** Without the two spellings that only old clients read. */
export type Incident = Omit<Schemas['IncidentDto'], 'Nivel_Riesgo' | 'Fecha_creacion'>;
export type Photo = Schemas['PhotoDto'];
export type Activity = Schemas['ActivityDto'];
export type Notification = Schemas['NotificationDto'];
export type NotificationPage = Schemas['InboxDto'];
/** On which channels the viewer hears of which topics, and when. */
export type Preferences = Schemas['PreferencesDto'];
export type PublicConfig = Schemas['CampusDto'];
export type ProblemBody = Schemas['ProblemDto'];

/** Places, kinds of incident and risks. */
export type Campus = Schemas['CatalogueDto'];
export type Kind = Schemas['CategoryDto'];
export type QuestionSet = Schemas['QuestionsDto'];
export type Question = Schemas['QuestionDto'];
export type Answer = Schemas['AnswerDto']['valor'];
export type Report = Schemas['ReportIncidentDto'];
/** An open incident that may be the one being reported, and why. */
export type Duplicate = Schemas['DuplicateDto'];

export type AssignmentReason = Schemas['AssignmentReasonDto'];
export type BulkResult = Schemas['BulkResultDto'];
export type SavedFilter = Schemas['SavedFilterDto'];
export type Shift = Schemas['ShiftDto'];

export type WorkLog = Schemas['WorkLogDto'];
export type WorkEntry = Schemas['WorkEntryDto'];
export type WorkDraft = Schemas['LogWorkDto'];
export type IncidentMessage = Schemas['MessageDto'];

export type Webhook = Schemas['WebhookDto'];
export type WebhookDraft = Schemas['AddWebhookDto'];
export type WebhookDelivery = Schemas['DeliveryDto'];

export type Board = Schemas['BoardDto'];
export type BoardComment = Schemas['BoardCommentDto'];
export type BoardGuest = Board['invitados'][number];
export type BoardRole = Board['rol'];

export type Speciality = Schemas['CampusDto']['especialidades'][number];
export type Role = User['tipo'];
export type AccountState = User['estado'];
export type IncidentState = Incident['estado'];
export type Risk = Incident['nivel_riesgo'];
export type IncidentMove = Incident['acciones'][number];
