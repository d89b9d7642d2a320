export { ApiProblem, problemResponses } from './api-problem.decorator.js';
export { IsText, textFault, textSchema, type TextBounds } from './is-text.js';
export { jsonBody } from './json-body.middleware.js';
export { FieldProblemDto, ProblemDto } from './problem.dto.js';
export { ProblemException, type FieldProblem, type ProblemExtras } from './problem.exception.js';
export { ProblemFilter } from './problem.filter.js';
export { requestId, requestIdOf } from './request-id.middleware.js';
export { Summary, type SummaryRule } from './summary.decorator.js';
export { RequestValidationPipe } from './validation.pipe.js';
