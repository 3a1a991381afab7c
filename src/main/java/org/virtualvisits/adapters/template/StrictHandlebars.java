package org.virtualvisits.adapters.template;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Formatter;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.helper.WithHelper;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.notice.Templates.BrokenTemplate;

/**
 * Handlebars with its doors shut: values come from maps and lists alone (no methods, fields or beans), nothing is
 * included, four helpers remain, and what is unknown is an error. Templates are other people's text.
 */
final class StrictHandlebars {

    private static final Set<String> HELPERS = Set.of("if", "unless", "each", "with");

    /** Where a filling keeps what it may still do. */
    private static final String BUDGET = "budget";

    private final Handlebars handlebars;

    StrictHandlebars(EscapingStrategy escaping) {
        handlebars = new Handlebars(new NoIncludes());
        handlebars.with(escaping).with(StrictHandlebars::writable).prettyPrint(true);
        for (String name : handlebars.helpers().stream().map(Map.Entry::getKey).toList()) {
            if (!HELPERS.contains(name)) {
                handlebars.registerHelper(name, (context, options) -> {
                    throw new Refusal("the helper " + name + " is not offered");
                });
            }
        }
        handlebars.registerHelper("each", present(StrictHandlebars::each));
        handlebars.registerHelper("with", present(WithHelper.INSTANCE));
        handlebars.registerHelperMissing((context, options) -> {
            throw new Refusal(options.helperName + " is not a variable");
        });
    }

    /**
     * Reads a template.
     *
     * @throws BrokenTemplate if it is not one
     */
    Template compile(String name, String text) {
        try {
            return handlebars.compile(new StringTemplateSource(name, text));
        } catch (HandlebarsException e) {
            throw broken(name, e);
        } catch (IOException e) {
            throw new BrokenTemplate(name + " includes another template");
        }
    }

    /**
     * Fills a template.
     *
     * @throws BrokenTemplate if the data does not fill it, or it would take too long
     */
    static String fill(String name, Template template, Map<String, ?> data, Budget.Limits limits) {
        var budget = new Budget(limits);
        var text = new StringBuilder();
        try {
            Context context =
                    Context.newBuilder(data).resolver(MapValueResolver.INSTANCE).build();
            context.data(BUDGET, budget);
            template.apply(context, budget.bounded(text));
            return text.toString();
        } catch (Refusal e) {
            throw new BrokenTemplate(name + ": " + e.getMessage());
        } catch (HandlebarsException e) {
            throw broken(name, e);
        } catch (IOException e) {
            throw new BrokenTemplate(name + " includes another template");
        }
    }

    /** The library's own message can quote values, so it is not passed on. */
    private static BrokenTemplate broken(String name, HandlebarsException e) {
        String line = e.getError() == null ? "" : ", line " + e.getError().line;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new BrokenTemplate(name + line + ": " + refusal.getMessage());
            }
        }
        return new BrokenTemplate(name + line + ": this is not a template");
    }

    private static Helper<Object> present(Helper<Object> helper) {
        return (@Nullable Object context, Options options) -> {
            if (context == null) {
                throw new Refusal(options.helperName + " is of something that is not a variable");
            }
            return helper.apply(context, options);
        };
    }

    /** Through lists alone, and no longer than the budget lasts. */
    private static Object each(Object context, Options options) throws IOException {
        if (!(context instanceof Collection<?> list)) {
            throw new Refusal("each is of something that is not a list");
        }
        if (list.isEmpty()) {
            return options.inverse();
        }
        Budget budget = options.data(BUDGET);
        Options.Buffer all = options.buffer();
        for (Object one : list) {
            CharSequence step = options.fn(one);
            budget.step(step.length());
            all.append(step);
        }
        return all;
    }

    /** A whole map or list in a message would be a leak of everything in it. */
    private static Object writable(Object value, Formatter.Chain chain) {
        if (value instanceof Map || value instanceof Collection) {
            throw new Refusal("a group of variables is not text");
        }
        return chain.format(value);
    }

    private static final class NoIncludes extends AbstractTemplateLoader {

        @Override
        public TemplateSource sourceAt(String location) {
            throw new Refusal("another template cannot be included");
        }
    }

    /** Why a template is not filled, in words that quote no value. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refusal(String reason) {
            super(reason);
        }
    }
}
