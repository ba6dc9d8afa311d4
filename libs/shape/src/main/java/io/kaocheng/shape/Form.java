package io.kaocheng.shape;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The reflected structure of a type, cached: a region has hundreds of definitions to read, and
 * reflection is slow.
 *
 * @param components of the record, as its constructor takes them
 * @param sent those of them that stand in its JSON
 * @param fields the fields of the record's JSON: what is sent and its tag
 * @param variants of a sealed interface, by their names
 * @param tag the discriminator field of a sealed interface
 * @param name the record's value of the discriminator
 * @param constructor of a record
 */
record Form(
        List<Component> components,
        List<Component> sent,
        Set<String> fields,
        Map<String, Class<?>> variants,
        @Nullable String tag,
        @Nullable String name,
        @Nullable Constructor<?> constructor) {

    private static final ClassValue<Form> MADE =
            new ClassValue<>() {
                @Override
                protected Form computeValue(Class<?> type) {
                    return make(type);
                }
            };

    static Form of(Class<?> type) {
        return MADE.get(type);
    }

    private static Form make(Class<?> type) {
        if (type.isSealed()) {
            return new Form(
                    List.of(), List.of(), Set.of(), variantsOf(type), property(type), null, null);
        }
        String tag = null;
        String name = null;
        for (Class<?> sealed : withGroups(type)) {
            if (tag == null
                    && sealed.isSealed()
                    && sealed.isAnnotationPresent(JsonTypeInfo.class)) {
                tag = property(sealed);
                for (var variant : variantsOf(sealed).entrySet()) {
                    if (variant.getValue() == type) {
                        name = variant.getKey();
                    }
                }
            }
        }
        if (!type.isRecord()) {
            throw new IllegalStateException(type + " is no record");
        }
        List<Component> components =
                Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        List<Component> sent =
                components.stream().filter(c -> c.source() == Component.Source.BODY).toList();
        Set<String> fields = sent.stream().map(Component::name).collect(Collectors.toSet());
        if (tag != null) {
            fields.add(tag);
        }
        return new Form(
                components, sent, Set.copyOf(fields), Map.of(), tag, name, constructorOf(type));
    }

    /** The interfaces of a variant and, where one is a group of variants, those of the group. */
    private static List<Class<?>> withGroups(Class<?> variant) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> one : variant.getInterfaces()) {
            all.add(one);
            all.addAll(withGroups(one));
        }
        return all;
    }

    private static Map<String, Class<?>> variantsOf(Class<?> sealed) {
        Map<String, Class<?>> variants = new TreeMap<>();
        JsonSubTypes listed = sealed.getAnnotation(JsonSubTypes.class);
        if (listed != null) {
            for (JsonSubTypes.Type variant : listed.value()) {
                variants.put(variant.name(), variant.value());
            }
        } else {
            for (Class<?> variant : sealed.getPermittedSubclasses()) {
                if (variant.isSealed()) {
                    // A group of variants, which has no name of its own.
                    variants.putAll(variantsOf(variant));
                    continue;
                }
                JsonTypeName named = variant.getAnnotation(JsonTypeName.class);
                if (named == null) {
                    throw new IllegalStateException(variant + " lacks @JsonTypeName");
                }
                variants.put(named.value(), variant);
            }
        }
        return Collections.unmodifiableMap(variants);
    }

    private static String property(Class<?> sealed) {
        JsonTypeInfo declared = sealed.getAnnotation(JsonTypeInfo.class);
        if (declared == null || declared.property().isEmpty()) {
            throw new IllegalStateException(sealed + " lacks @JsonTypeInfo(property = …)");
        }
        return declared.property();
    }

    private static Constructor<?> constructorOf(Class<?> type) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(c -> c.getType())
                        .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
