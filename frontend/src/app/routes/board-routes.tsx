export { BoardPage } from '../../features/boards/components/board-page.js';
export { BoardsPage } from '../../features/boards/components/boards-page.js';
