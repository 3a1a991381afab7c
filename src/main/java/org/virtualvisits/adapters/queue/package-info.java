/** Work asked for through Azure Queue Storage. Its messages are described in docs/reference/tables-and-queues.md. */
@NullMarked
package org.virtualvisits.adapters.queue;

import org.jspecify.annotations.NullMarked;
