// Azurite (blob, queue, table) that also ends when its parent does: the parent holds our stdin open.
// Azurite answers SIGTERM by writing its data to disk and closing, so the end of stdin is turned into that.
import extents from 'azurite/dist/src/common/persistence/LokiExtentMetadataStore.js';
import queues from 'azurite/dist/src/queue/persistence/LokiQueueMetadataStore.js';
import tables from 'azurite/dist/src/table/persistence/LokiTableMetadataStore.js';
import 'azurite/dist/src/azurite.js';

process.stdin.resume();
process.stdin.once('close', () => process.emit('SIGTERM'));

// Azurite 3.35 asks its query of every row of a table, looks for one row among all of its partition, and sorts a table's two
// indexes anew for each row it replaces. Azure looks at the named row, or the named partition, alone, and so does this: rows are
// kept by partition and key, and Azurite's own query is asked of one partition's.
const onePartition = /^\(?PartitionKey eq '([^']*)'\)?( and (?:(?! or | not ).)*)?$/;
const store = tables.default.prototype;
const byKeys = new WeakMap();

const getEntityCollection = store.getEntityCollection;
store.getEntityCollection = function (...named) {
    const all = getEntityCollection.apply(this, named);
    if (!byKeys.has(all)) {
        byKeys.set(all, keptByKeys(all));
    }
    return all;
};

/** A table's rows by partition and then by key, kept up to date by what the collection says of itself. */
function keptByKeys(all) {
    const kept = new Map();
    const add = (its) =>
        kept.set(its.PartitionKey, (kept.get(its.PartitionKey) ?? new Map()).set(its.RowKey, its));
    all.data.forEach(add);
    all.on('insert', (its) => [its].flat().forEach(add));
    all.on('update', add);
    all.on('delete', (its) => kept.get(its.PartitionKey).delete(its.RowKey));
    all.binaryIndices = {};
    const findOne = all.findOne.bind(all);
    all.findOne = ({ PartitionKey, RowKey, ...rest }) =>
        PartitionKey === undefined || RowKey === undefined || Object.keys(rest).length > 0
            ? findOne({ PartitionKey, RowKey, ...rest })
            : (kept.get(PartitionKey)?.get(RowKey) ?? null);
    return kept;
}

const query = store.queryTableEntities;
store.queryTableEntities = function (context, account, table, options, ...next) {
    const [, partition] = onePartition.exec(options.filter ?? '') ?? [];
    if (partition === undefined) {
        return query.call(this, context, account, table, options, ...next);
    }
    const narrowed = Object.create(this);
    narrowed.getEntityCollection = (...named) => {
        const all = this.getEntityCollection(...named);
        const rows = [...(byKeys.get(all).get(partition)?.values() ?? [])];
        return { chain: () => among(all, rows) };
    };
    return query.call(narrowed, context, account, table, options, ...next);
};

/** A chain of queries over these of a collection's documents. */
function among(all, documents) {
    const filteredrows = documents.map((its) => all.get(its.$loki, true)[1]);
    return Object.assign(all.chain(), { filteredrows, filterInitialized: true });
}

// It also looks for messages whose time is over at each call, and builds its indexes anew when there is none. They live for
// days; so it is asked once a second, and only removes what is there.
const messages = queues.default.prototype;
const everySecond = 1_000;
let nextClearing = 0;
messages.clearExpiredMessages = async function (account, queue, context) {
    this.checkQueueExist(account, queue, context);
    const now = Date.now();
    if (now < nextClearing) {
        return;
    }
    nextClearing = now + everySecond;
    const all = this.db.getCollection(this.MESSAGES_COLLECTION);
    const expired = all.chain().find({ expirationTime: { $lte: now } }).data();
    if (expired.length > 0) {
        all.remove(expired);
    }
};

// For each message that is taken it sorts all that wait, which is most of its work once thousands do. Azure promises no order;
// here those that came first are handed over, and its own query is asked of them alone.
const getMessages = messages.getMessages;
messages.getMessages = async function (account, queue, until, receipt, count, date, context) {
    await this.clearExpiredMessages(account, queue, context);
    const all = this.db.getCollection(this.MESSAGES_COLLECTION);
    const now = (date ?? new Date()).getTime();
    const first = [];
    for (const its of inOrder(all, account, queue)) {
        if (first.length >= Math.max(count ?? 1, 1)) {
            break;
        }
        if (its.timeNextVisible <= now) {
            first.push(its);
        }
    }
    const few = {
        chain: () => among(all, first),
        update: (docs) => docs.forEach((doc) => all.update(doc)),
    };
    return getMessages.call(narrowed(this, few), account, queue, until, receipt, count, date, context);
};

const orders = new WeakMap();

/** A queue's messages, as they came. */
function inOrder(all, account, queue) {
    if (!orders.has(all)) {
        orders.set(all, keptInOrder(all));
    }
    return orders.get(all).get(`${account}/${queue}`)?.values() ?? [];
}

/** By queue and then by number, kept up to date by what the collection says of itself. */
function keptInOrder(all) {
    const kept = new Map();
    const name = (its) => `${its.accountName}/${its.queueName}`;
    const add = (its) => kept.set(name(its), (kept.get(name(its)) ?? new Map()).set(its.$loki, its));
    all.data.forEach(add);
    all.on('insert', (its) => [its].flat().forEach(add));
    all.on('delete', (its) => kept.get(name(its)).delete(its.$loki));
    return kept;
}

// It looks for the one message that is done or put back among all of the account; by its id it is found at once.
for (const name of ['deleteMessage', 'updateMessage']) {
    const real = messages[name];
    messages[name] = async function (...args) {
        const all = this.db.getCollection(this.MESSAGES_COLLECTION);
        const byId = {
            findOne: ({ messageId, ...rest }) => all.findOne({ messageId, ...rest }),
            update: (doc) => all.update(doc),
            remove: (doc) => all.remove(doc),
        };
        return real.apply(narrowed(this, byId), args);
    };
}

// What messages held is thrown away once a minute, and for each of them all indexes are built anew.
extents.default.prototype.deleteExtent = async function (id) {
    const all = this.db.getCollection(this.EXTENTS_COLLECTION);
    const extent = all.findOne({ id });
    if (extent) {
        all.remove(extent);
    }
};

/** A queue store that sees these messages; clearing is not for it, because it does not see all. */
function narrowed(store, few) {
    return Object.assign(Object.create(store), {
        db: { getCollection: (name) => (name === store.MESSAGES_COLLECTION ? few : store.db.getCollection(name)) },
        clearExpiredMessages: () => undefined,
    });
}
