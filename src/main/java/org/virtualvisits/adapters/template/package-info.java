/** The words of messages: shipped Handlebars templates, which an organisation can replace. */
@NullMarked
package org.virtualvisits.adapters.template;

import org.jspecify.annotations.NullMarked;
