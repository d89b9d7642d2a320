export {
  categoryOf,
  type Building,
  type Catalogue,
  type Category,
  type Floor,
  type Question,
  type QuestionSet,
  type RiskHelp,
  type Room,
  type Words,
} from './catalogue.js';
export { findPlace, floorNames, placeWords, type LocationFault, type Place } from './place.js';
