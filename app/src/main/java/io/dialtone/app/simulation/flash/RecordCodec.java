// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.flash;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.wire.octets.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records as octets, by their components: whatever a phone comes to remember goes to flash without
 * anybody having to think of it here.
 */
abstract class RecordCodec {

  private static final int LONGEST = 1 << 24;

  abstract void write(Object value, DataOutput out) throws IOException;

  abstract Object read(DataInput in) throws IOException;

  /** The codec of a type; one that is made of anything unknown is a fault of the simulation. */
  static RecordCodec of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return new Perhaps(of(of[0]));
      }
      if (generic.getRawType() == List.class) {
        return new Many(of(of[0]));
      }
      if (generic.getRawType() == Map.class) {
        return new Pairs(of(of[0]), of(of[1]));
      }
    }
    if (type == ParameterStore.class) {
      return new Parameters(of(StoredParameter.class));
    }
    if (type instanceof Class<?> known) {
      return ofClass(known);
    }
    throw new IllegalStateException("the simulated flash cannot keep a " + type);
  }

  private static RecordCodec ofClass(Class<?> type) {
    if (type.isRecord()) {
      return new Fields(type);
    }
    if (type.isEnum()) {
      return new Constant(type.getEnumConstants());
    }
    if (type == String.class) {
      return new Text();
    }
    if (type == Bytes.class) {
      return new Octets();
    }
    if (type == boolean.class || type == int.class || type == Integer.class || type == long.class) {
      return new Numeral(type);
    }
    throw new IllegalStateException("the simulated flash cannot keep a " + type);
  }

  private static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > LONGEST) {
      throw new IOException("a count of " + count);
    }
    return count;
  }

  private static byte[] octets(DataInput in) throws IOException {
    byte[] octets = new byte[count(in)];
    in.readFully(octets);
    return octets;
  }

  private static final class Fields extends RecordCodec {
    private final Constructor<?> constructor;
    private final List<Method> accessors = new ArrayList<>();
    private final List<RecordCodec> codecs = new ArrayList<>();

    Fields(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        accessors.add(components[i].getAccessor());
        codecs.add(of(components[i].getGenericType()));
      }
      try {
        constructor = type.getDeclaredConstructor(types);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("every record has its constructor", e);
      }
      constructor.trySetAccessible();
      accessors.forEach(Method::trySetAccessible);
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      for (int i = 0; i < codecs.size(); i++) {
        try {
          codecs.get(i).write(accessors.get(i).invoke(value), out);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("cannot read a field of " + value.getClass(), e);
        }
      }
    }

    @Override
    Object read(DataInput in) throws IOException {
      Object[] values = new Object[codecs.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = codecs.get(i).read(in);
      }
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        throw new IOException("these fields make no record", e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot make a record", e);
      }
    }
  }

  private static final class Constant extends RecordCodec {
    private final List<Object> constants;

    Constant(Object[] constants) {
      this.constants = List.of(constants);
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      out.writeByte(constants.indexOf(value));
    }

    @Override
    Object read(DataInput in) throws IOException {
      int index = in.readUnsignedByte();
      if (index >= constants.size()) {
        throw new IOException("constant " + index + " of " + constants.size());
      }
      return constants.get(index);
    }
  }

  private static final class Numeral extends RecordCodec {
    private final Class<?> type;

    Numeral(Class<?> type) {
      this.type = type;
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      if (value instanceof Boolean flag) {
        out.writeLong(flag ? 1 : 0);
      } else {
        out.writeLong(((Number) value).longValue());
      }
    }

    @Override
    Object read(DataInput in) throws IOException {
      long value = in.readLong();
      if (type == boolean.class) {
        return value != 0;
      }
      return type == long.class ? (Object) value : (Object) (int) value;
    }
  }

  private static final class Text extends RecordCodec {
    @Override
    void write(Object value, DataOutput out) throws IOException {
      byte[] octets = ((String) value).getBytes(StandardCharsets.UTF_8);
      out.writeInt(octets.length);
      out.write(octets);
    }

    @Override
    Object read(DataInput in) throws IOException {
      return new String(octets(in), StandardCharsets.UTF_8);
    }
  }

  private static final class Octets extends RecordCodec {
    @Override
    void write(Object value, DataOutput out) throws IOException {
      byte[] octets = ((Bytes) value).toArray();
      out.writeInt(octets.length);
      out.write(octets);
    }

    @Override
    Object read(DataInput in) throws IOException {
      return Bytes.copyOf(octets(in));
    }
  }

  private static final class Perhaps extends RecordCodec {
    private final RecordCodec inner;

    Perhaps(RecordCodec inner) {
      this.inner = inner;
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      Optional<?> perhaps = (Optional<?>) value;
      out.writeBoolean(perhaps.isPresent());
      if (perhaps.isPresent()) {
        inner.write(perhaps.get(), out);
      }
    }

    @Override
    Object read(DataInput in) throws IOException {
      return in.readBoolean() ? Optional.of(inner.read(in)) : Optional.empty();
    }
  }

  private static final class Many extends RecordCodec {
    private final RecordCodec inner;

    Many(RecordCodec inner) {
      this.inner = inner;
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      List<?> many = (List<?>) value;
      out.writeInt(many.size());
      for (Object one : many) {
        inner.write(one, out);
      }
    }

    @Override
    Object read(DataInput in) throws IOException {
      List<Object> many = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        many.add(inner.read(in));
      }
      return many;
    }
  }

  private static final class Parameters extends RecordCodec {
    private final RecordCodec inner;

    Parameters(RecordCodec inner) {
      this.inner = inner;
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      List<StoredParameter> all = ((ParameterStore) value).all();
      out.writeInt(all.size());
      for (StoredParameter one : all) {
        inner.write(one, out);
      }
    }

    @Override
    Object read(DataInput in) throws IOException {
      List<StoredParameter> all = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        all.add((StoredParameter) inner.read(in));
      }
      return ParameterStore.of(all);
    }
  }

  private static final class Pairs extends RecordCodec {
    private final RecordCodec key;
    private final RecordCodec value;

    Pairs(RecordCodec key, RecordCodec value) {
      this.key = key;
      this.value = value;
    }

    @Override
    void write(Object map, DataOutput out) throws IOException {
      Map<?, ?> pairs = (Map<?, ?>) map;
      out.writeInt(pairs.size());
      for (Map.Entry<?, ?> pair : pairs.entrySet()) {
        key.write(pair.getKey(), out);
        value.write(pair.getValue(), out);
      }
    }

    @Override
    Object read(DataInput in) throws IOException {
      Map<Object, Object> pairs = new LinkedHashMap<>();
      for (int left = count(in); left > 0; left--) {
        pairs.put(key.read(in), value.read(in));
      }
      return pairs;
    }
  }
}
