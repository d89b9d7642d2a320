export {
  MATERIALS_MAX,
  MINUTES_MAX,
  WORK_ENTRIES_MAX,
  logWork,
  requireSeesWork,
  totalMinutes,
  type Material,
  type WorkEntry,
} from './work-entry.js';
export {
  OnlyStaffLogsWorkError,
  TooManyWorkEntriesError,
  type WorkErrorCode,
} from './work.errors.js';
export { WorkRepository } from './work.repository.js';
