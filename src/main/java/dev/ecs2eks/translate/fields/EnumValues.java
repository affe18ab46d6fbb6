package dev.ecs2eks.translate.fields;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values of an enum member. The SDK turns others into {@code UNKNOWN_TO_SDK_VERSION} without a word (T01), and its
 * fields do not say which members are enums: the getters do.
 */
final class EnumValues {

    private EnumValues() {}

    /** Empty for a member that is no enum and no list of them. */
    static Set<String> of(Class<?> shape, String member) {
        var getter = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
        return Arrays.stream(shape.getMethods())
                .filter(method -> method.getName().equals(getter) && method.getParameterCount() == 0)
                .map(Method::getGenericReturnType)
                .map(EnumValues::element)
                .filter(type -> type instanceof Class<?> enumType && enumType.isEnum())
                .flatMap(type -> Arrays.stream(((Class<?>) type).getEnumConstants()))
                .filter(constant -> !((Enum<?>) constant).name().equals("UNKNOWN_TO_SDK_VERSION"))
                .map(String::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Type element(Type type) {
        return type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
    }
}
