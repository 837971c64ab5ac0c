// What test_print.py does with pictures, inside the browser, which can read and write them.
window.pictures = (() => {
  const FIELD = 16;

  // Our own font, so that lines break at the same words on every machine; and a style that does harm, if any.
  async function dress(fonts, spoil) {
    for (const [weight, file] of Object.entries(fonts)) {
      const bytes = Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0));
      document.fonts.add(await new FontFace("Paper", bytes, { weight }).load());
    }
    const style = new CSSStyleSheet();
    style.replaceSync(`* { font-family: Paper !important; text-rendering: geometricPrecision } ${spoil}`);
    document.adoptedStyleSheets = [style];
    await document.fonts.ready;
  }

  async function draw(address, width, height) {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width ?? image.width;
    canvas.height = height ?? image.height;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return { canvas, context, image };
  }

  const greys = ({ context, canvas }) => {
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return Float32Array.from({ length: data.length / 4 }, (_, place) => (data[4 * place] + data[4 * place + 1] + data[4 * place + 2]) / 3);
  };

  // The mean of each field of 16 x 16 pixels of CSS, as a PNG of greys.
  async function shrink(address) {
    const shot = await draw(address);
    const field = FIELD * devicePixelRatio;
    const [width, height] = [Math.floor(shot.canvas.width / field), Math.floor(shot.canvas.height / field)];
    const sums = new Float64Array(width * height);
    greys(shot).forEach((grey, place) => {
      const [x, y] = [Math.floor((place % shot.canvas.width) / field), Math.floor(Math.floor(place / shot.canvas.width) / field)];
      if (x < width && y < height) sums[y * width + x] += grey;
    });
    const small = document.createElement("canvas");
    [small.width, small.height] = [width, height];
    const context = small.getContext("2d");
    const pixels = context.createImageData(width, height);
    sums.forEach((sum, place) => pixels.data.set([...Array(3).fill(Math.round(sum / field ** 2 / 16) * 16), 255], 4 * place));
    context.putImageData(pixels, 0, 0);
    return small.toDataURL("image/png");
  }

  const smooth = (values, width) => values.map((_, place) => {
    let [sum, count] = [0, 0];
    for (const down of [-width, 0, width]) {
      for (const right of [-1, 0, 1]) {
        const near = values[place + down + right];
        if (near !== undefined) [sum, count] = [sum + near, count + 1];
      }
    }
    return sum / count;
  });

  // The part of the length by which two pictures differ, and the mean difference of their greys at the same length.
  async function compare(old, now) {
    const first = await draw(old);
    const { width, height } = first.canvas;
    const second = await draw(now, width, height);
    const [one, other] = [smooth(greys(first), width), smooth(greys(second), width)];
    const sum = one.reduce((all, grey, place) => all + Math.abs(grey - other[place]), 0);
    return [Math.abs(second.image.height / height - 1), sum / one.length];
  }
  return { dress, shrink, compare };
})();
