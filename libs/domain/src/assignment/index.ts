export {
  AUTO_ASSIGNER,
  NO_AUTO_ASSIGNMENT,
  assignAsPlanned,
  isForAutoAssignment,
  opensAssignment,
  switchAutoAssignment,
  type AutoAssignment,
  type Switches,
} from './auto-assignment.js';
export { AutoAssignmentRepository } from './auto-assignment.repository.js';
export { isFree, planAssignments, type AssignmentPlan, type PlannedAssignment } from './plan.js';
export {
  RULE_POINTS,
  SuggestionRule,
  reasonsFor,
  suggestWorkers,
  type PassedOver,
  type Suggestion,
  type Suggestions,
} from './suggest.js';
