export {
  RULE_POINTS,
  SuggestionRule,
  hasRoom,
  reasonsFor,
  suggestWorkers,
  type PassedOver,
  type Suggestion,
  type Suggestions,
} from './suggest.js';
