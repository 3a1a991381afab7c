/** What is kept in Azure Table Storage. Every table, key and column is described in docs/reference/tables-and-queues.md. */
@NullMarked
package org.virtualvisits.adapters.table;

import org.jspecify.annotations.NullMarked;
