/** A simulator of Microsoft Graph v1.0 that refuses what Graph refuses; for tests and the sandbox, never shipped. */
@NullMarked
package org.virtualvisits.sandbox.graph;

import org.jspecify.annotations.NullMarked;
