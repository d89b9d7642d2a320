export { AssignmentWhy } from '../assign/assignment-why.js';
export { MergeSection } from '../merge/merge-section.js';
export { PriorityMark } from './priority-mark.js';
