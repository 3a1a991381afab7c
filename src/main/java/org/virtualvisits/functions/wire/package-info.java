/** What all doors share of HTTP and JSON: bounded parsing, strict fields, answers and problems. */
@NullMarked
package org.virtualvisits.functions.wire;

import org.jspecify.annotations.NullMarked;
