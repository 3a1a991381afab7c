// Azurite (blob, queue, table) that also ends when its parent does: the parent holds our stdin open.
// Azurite answers SIGTERM by writing its data to disk and closing, so the end of stdin is turned into that.
import 'azurite/dist/src/azurite.js';

process.stdin.resume();
process.stdin.once('close', () => process.emit('SIGTERM'));
