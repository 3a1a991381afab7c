// Azurite (blob, queue, table) that also ends when its parent does: the parent holds our stdin open.
// Azurite answers SIGTERM by writing its data to disk and closing, so the end of stdin is turned into that.
import queues from 'azurite/dist/src/queue/persistence/LokiQueueMetadataStore.js';
import tables from 'azurite/dist/src/table/persistence/LokiTableMetadataStore.js';
import 'azurite/dist/src/azurite.js';

process.stdin.resume();
process.stdin.once('close', () => process.emit('SIGTERM'));

// Azurite 3.35 asks its query of every row of a table. Azure looks at the named partition alone, and so does this:
// the partition's rows come from the index that Azurite keeps anyway, and its own query is asked of those.
const onePartition = /^\(?PartitionKey eq '([^']*)'\)?( and (?:(?! or | not ).)*)?$/;
const store = tables.default.prototype;
const query = store.queryTableEntities;
store.queryTableEntities = function (context, account, table, options, ...next) {
    const [, partition] = onePartition.exec(options.filter ?? '') ?? [];
    if (partition === undefined) {
        return query.call(this, context, account, table, options, ...next);
    }
    const narrowed = Object.create(this);
    narrowed.getEntityCollection = (...named) => {
        const rows = this.getEntityCollection(...named);
        return { chain: () => rows.chain().find({ PartitionKey: partition }) };
    };
    return query.call(narrowed, context, account, table, options, ...next);
};

// It also looks for messages whose time is over at each call, and builds its indexes anew when there is none. They live for
// days; so it is asked once a second, and only removes what is there.
const messages = queues.default.prototype;
const everySecond = 1_000;
messages.clearExpiredMessages = async function (account, queue, context) {
    this.checkQueueExist(account, queue, context);
    const now = Date.now();
    if (now < (this.nextClearing ?? 0)) {
        return;
    }
    this.nextClearing = now + everySecond;
    const all = this.db.getCollection(this.MESSAGES_COLLECTION);
    const expired = all.chain().find({ expirationTime: { $lte: now } }).data();
    if (expired.length > 0) {
        all.remove(expired);
    }
};
